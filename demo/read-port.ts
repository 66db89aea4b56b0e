/** The port in the environment variable PORT, 5173 without one; throws a sentence where it is not a port. */
export function readPort(text: string = process.env.PORT ?? ""): number {
  if (text === "") return 5173;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`PORT is "${text}", which is not a number from 0 to 65535.`);
}
