/** What PropelAuth is told of a request at sign-in and at each validation: it compares the two. */
export interface RequestDetails {
  userAgent: string;
  ipAddress: string;
}

export function requestDetails({ headers }: Request, ipAddress: string): RequestDetails {
  return { userAgent: headers.get("user-agent") ?? "", ipAddress };
}
