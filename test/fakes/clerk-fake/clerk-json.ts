import type {
  ClerkFakeActivity,
  ClerkFakeClient,
  ClerkFakeSession,
  ClerkFakeUser,
} from "./clerk-fake-data.ts";
import { sessionJwt } from "./session-jwt.ts";

type Json = Record<string, unknown>;

export const isAlive = ({ status }: ClerkFakeSession): boolean => status === "active" || status === "pending";

export function userJson({ id, emailAddress, updatedAt }: ClerkFakeUser): Json {
  const emailId = `idn_${id}`;
  return {
    object: "user",
    id,
    first_name: emailAddress.split("@")[0],
    email_addresses: [{ object: "email_address", id: emailId, email_address: emailAddress, linked_to: [] }],
    primary_email_address_id: emailId,
    password_enabled: true,
    created_at: 1_700_000_000_000,
    updated_at: updatedAt,
  };
}

/** A session of a client: with its user, without its activity. */
export function sessionJson(session: ClerkFakeSession, user: ClerkFakeUser): Json {
  return {
    object: "session",
    id: session.id,
    status: session.status,
    expire_at: session.expireAt,
    abandon_at: session.abandonAt,
    last_active_at: session.lastActiveAt,
    last_active_organization_id: null,
    last_active_token: { object: "token", jwt: sessionJwt(session.id, session.userId) },
    factor_verification_age: [Math.floor((Date.now() - session.verifiedAt) / 60_000), -1],
    actor: session.actor,
    tasks: null,
    user: userJson(user),
    public_user_data: { user_id: user.id, identifier: user.emailAddress },
    created_at: session.createdAt,
    updated_at: user.updatedAt,
  };
}

export function clientJson(client: ClerkFakeClient, sessions: readonly Json[]): Json {
  return {
    object: "client",
    id: client.id,
    sessions,
    sign_in: null,
    sign_up: null,
    last_active_session_id: client.lastActiveSessionId,
    created_at: 1_700_000_000_000,
    updated_at: Date.now(),
  };
}

/** A row of the list of devices; `null` activity is sent as such. */
export function activeSessionJson(session: ClerkFakeSession): Json {
  return {
    object: "session",
    id: session.id,
    status: session.status,
    expire_at: session.expireAt,
    abandon_at: session.abandonAt,
    last_active_at: session.lastActiveAt,
    last_active_token: null,
    actor: session.actor,
    tasks: null,
    latest_activity: session.activity && activityJson(session.activity),
  };
}

function activityJson(activity: ClerkFakeActivity): Json {
  return { object: "session_activity", ...activity };
}
