/** One request of the matrix. A header that is undefined is not sent. A list is sent as several lines. */
export interface Cell {
  method: "GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "DELETE";
  site: string | string[] | undefined;
  origin: string | undefined;
  type: string | undefined;
  custom: string | string[] | undefined;
  cookie: string | undefined;
}
