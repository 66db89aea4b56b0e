import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "yaml";

interface Content {
  content?: Record<string, unknown>;
}
interface DescribedResponse extends Content {
  $ref?: string;
  headers?: Record<string, { $ref: string }>;
}
interface Operation {
  parameters?: { $ref?: string }[];
  requestBody?: Content & { required?: boolean };
  responses: Record<string, DescribedResponse>;
}

const document: {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, object>>;
} = parse(readFileSync("openapi.yaml", "utf8"));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ ...document, $id: "https://openapi.test/" });

const pointer = (...keys: string[]): string =>
  keys.map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");

function problemsOf(where: string, value: unknown): string[] {
  const validate = ajv.compile({ $ref: `https://openapi.test/#/${where}` });
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** What a response has that the document does not allow. Empty = it is as described. */
export async function problemsOfAnswer(method: string, path: string, response: Response): Promise<string[]> {
  const operation = document.paths[path]?.[method.toLowerCase()];
  const responses = document.paths[path] && (operation ?? Object.values(document.paths[path])[0])?.responses;
  if (!responses) return [`${path} is not described`];
  const status = String(response.status);
  const isDescribed = status in responses;
  if (!isDescribed && response.ok) return [`${status} is not described`];
  const named = responses[isDescribed ? status : "default"];
  const [, , kind = "", name = ""] = named?.$ref?.split("/") ?? [];
  const described: DescribedResponse | undefined = named?.$ref ? document.components[kind]?.[name] : named;
  const where = named?.$ref
    ? ["components", kind, name]
    : ["paths", path, method.toLowerCase(), "responses", status];

  const headers = Object.entries(described?.headers ?? {}).flatMap(([header, { $ref }]) => {
    const value = response.headers.get(header);
    const target = $ref.replace("#/", "");
    const isRequired = (document.components.headers?.[header] as { required?: boolean })?.required;
    if (value === null) return isRequired ? [`${header} is missing`] : [];
    return problemsOf(`${target}/schema`, /^\d+$/.test(value) ? Number(value) : value);
  });
  const text = await response.text();
  const [type] = Object.keys(described?.content ?? {});
  if (!type) return text === "" ? headers : [...headers, "has a body"];
  if (response.headers.get("content-type")?.split(";")[0] !== type) return [...headers, `is not ${type}`];
  return [...headers, ...problemsOf(pointer(...where, "content", type, "schema"), JSON.parse(text))];
}

/** What a request has that the document does not allow. Empty = it is as described. */
export async function problemsOfRequest(path: string, request: Request): Promise<string[]> {
  const method = request.method.toLowerCase();
  const operation = document.paths[path]?.[method];
  if (!operation) return [`${request.method} ${path} is not described`];
  const header = request.headers.get("x-your-devices") ?? undefined;
  const needsHeader = operation.parameters?.some(({ $ref }) => $ref?.endsWith("/X-Your-Devices"));
  const wrong = needsHeader ? problemsOf("components/parameters/X-Your-Devices/schema", header) : [];
  const text = await request.text();
  if (!operation.requestBody) return text === "" ? wrong : [...wrong, "has a body"];
  const where = pointer("paths", path, method, "requestBody", "content", "application/json", "schema");
  return [...wrong, ...problemsOf(where, JSON.parse(text))];
}
