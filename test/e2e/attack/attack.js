// Sends everything that a page of another origin can send to the /api/devices of a signed-in person.
const { target, id } = Object.fromEntries(new URLSearchParams(location.search));
const base = `${target}/api/devices`;
const bodies = {
  "/revoke": JSON.stringify({ id }),
  "/revoke-others": "{}",
  "/rename": JSON.stringify({ id, name: "Mine" }),
};
const forms = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];
/** The parts of a response that the page could read. */
const read = [];

const attempt = async (call) => {
  try {
    const response = await call();
    if (response instanceof Response && response.type !== "opaque")
      read.push(`${response.status} ${await response.text()}`);
  } catch {
    // The browser refuses this.
  }
};

const load = (tag, attributes) =>
  new Promise((resolve) => {
    const element = Object.assign(
      document.createElement(tag),
      { onload: resolve, onerror: resolve },
      attributes,
    );
    document.body.append(element);
    setTimeout(resolve, 2000);
  });

const post = (path, enctype, target) =>
  new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.name = target;
    const form = Object.assign(document.createElement("form"), {
      method: "post",
      action: base + path,
      enctype,
      target,
    });
    // Sent as text/plain, this becomes the JSON {"id":"…","x":"="}.
    const field = bodies[path].replace(/\}$/, bodies[path] === "{}" ? '"x":"' : ',"x":"');
    form.append(Object.assign(document.createElement("input"), { name: field, value: '"}' }));
    document.body.append(frame, form);
    frame.onload = resolve;
    form.submit();
    setTimeout(resolve, 2000);
  });

await attempt(() => fetch(base, { credentials: "include" }));
await attempt(() => fetch(base, { credentials: "include", mode: "no-cors" }));
await attempt(() => fetch(`${base}/ended`, { credentials: "include" }));
for (const [path, body] of Object.entries(bodies)) {
  for (const type of [...forms, "application/json", undefined]) {
    const headers = type ? { "content-type": type } : {};
    await attempt(() =>
      fetch(base + path, { method: "POST", body, headers, credentials: "include", mode: "no-cors" }),
    );
    await attempt(() => fetch(base + path, { method: "POST", body, headers, credentials: "include" }));
    await attempt(() => navigator.sendBeacon(base + path, new Blob([body], { type })));
  }
  const headers = { "content-type": "application/json", "x-your-devices": "1" };
  await attempt(() => fetch(base + path, { method: "POST", body, headers, credentials: "include" }));
  await attempt(() =>
    fetch(base + path, { method: "POST", body, headers, credentials: "include", mode: "no-cors" }),
  );
  await attempt(() => fetch(base + path, { method: "DELETE", body, headers, credentials: "include" }));
  for (const [index, enctype] of forms.entries()) await post(path, enctype, `frame-${path}-${index}`);
  await attempt(() =>
    fetch(`${base}${path}?id=${id}&_method=POST`, { credentials: "include", mode: "no-cors" }),
  );
}
await load("img", { src: base });
await load("script", { src: base });
await load("iframe", { src: base });
await load("link", { rel: "stylesheet", href: base });
Object.assign(window, { done: { read } });
