export function json(status: number, body: object): Response {
  return Response.json(body, { status });
}
