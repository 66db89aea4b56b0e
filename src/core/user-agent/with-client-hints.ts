import type { SessionDevice } from "../contract.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { agrees } from "./agrees.ts";
import { clientHintsOf } from "./client-hints-of.ts";
import { hintedProductOf } from "./hinted-product-of.ts";
import { hintedTypeOf } from "./hinted-type-of.ts";
import { plainName } from "./plain-name.ts";
import { releaseOf } from "./release-of.ts";

/**
 * The device with what the hints know better: release, model, product. The same device where they contradict the user
 * agent in anything: both can be forged, and parts of two devices would be a third that nobody has.
 */
export function withClientHints(
  device: SessionDevice,
  userAgent: string,
  headers: Headers | undefined,
): SessionDevice {
  const hints = clientHintsOf(headers);
  const release = releaseOf(device.os ?? "", hints.platformVersion);
  const product = hintedProductOf(hints.brands);
  if (!agrees(device, userAgent, hints, release, product)) return device;
  const isDisguised = product && product.browser !== device.browser;
  return withoutUndefined({
    ...device,
    type: hintedTypeOf(device, hints.formFactors),
    osVersion: device.osVersion ?? release,
    model: device.model ?? plainName(hints.model),
    browser: isDisguised ? product.browser : device.browser,
    browserVersion: isDisguised ? product.browserVersion : device.browserVersion,
  });
}
