/** One request of the matrix. An undefined header is not sent. A list is sent as several lines. */
export interface Cell {
  method: "GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "DELETE";
  site: string | string[] | undefined;
  origin: string | undefined;
  type: string | undefined;
  custom: string | string[] | undefined;
  cookie: string | undefined;
}
