/** Clerk's own words for what goes wrong. */
const messages: Readonly<Record<string, string>> = {
  authentication_invalid: "Invalid authentication: you need to supply an active session",
  resource_not_found: "No session was found with that id",
  invalid_action_for_session: "Unable to revoke session",
  session_reverification_required: "You need to provide additional verification to perform this operation",
  resource_forbidden: "This action is not allowed during impersonation",
  too_many_requests: "Too many requests. Please try again in a bit.",
  form_password_incorrect: "Password is incorrect. Try again, or use another method.",
};

/** An error as Clerk's Frontend API answers it. */
export function clerkError(status: number, code: string, headers: Record<string, string> = {}): Response {
  const message = messages[code] ?? code;
  const body = {
    errors: [{ code, message, long_message: message, meta: {} }],
    clerk_trace_id: "trace_of_the_fake",
  };
  return Response.json(body, { status, headers });
}
