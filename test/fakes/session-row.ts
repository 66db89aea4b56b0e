/** A row of the session table. Editing it is time travel. */
export interface SessionRow {
  id: string;
  userId: string;
  token: string;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date;
  [field: string]: unknown;
}
