import { handleDevices } from "../devices.server";
import type { Route } from "./+types/api.devices";

export const loader = ({ request }: Route.LoaderArgs) => handleDevices(request);
export const action = ({ request }: Route.ActionArgs) => handleDevices(request);
