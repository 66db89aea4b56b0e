import { QueryClient } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { createRef } from "react";
import { expect, test } from "vitest";
import { DevicesProvider, YourDevices } from "../../src/index.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { showWidget } from "./support/show-widget.tsx";

test("is a region with the title as its name, a heading of level 2 unless told otherwise", async () => {
  showWidget();
  expect(screen.getByRole("region", { name: "Your devices" })).toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "Your devices", level: 2 })).toBeInTheDocument();
});

test("takes another heading level", () => {
  showWidget(handAdapter(), { headingLevel: 3 });
  expect(screen.getByRole("heading", { name: "Your devices", level: 3 })).toBeInTheDocument();
});

test("forwards its ref, merges its class and passes on the props of a section", () => {
  const ref = createRef<HTMLElement>();
  render(
    <YourDevices
      ref={ref}
      adapter={handAdapter()}
      userId={undefined}
      queryClient={new QueryClient()}
      className="mine"
      id="devices"
      data-mine="1"
    />,
  );
  const section = screen.getByRole("region");
  expect(ref.current).toBe(section);
  expect(section).toHaveClass("yd", "mine");
  expect(section).toHaveAttribute("id", "devices");
  expect(section).toHaveAttribute("data-mine", "1");
});

test("says its state in an attribute", async () => {
  showWidget();
  expect(screen.getByRole("region")).toHaveAttribute("data-status", "pending");
  await screen.findByText("curl");
  expect(screen.getByRole("region")).toHaveAttribute("data-status", "success");
});

test("takes adapter, user and words from a provider above it", async () => {
  render(
    <DevicesProvider
      adapter={handAdapter()}
      userId="ada"
      queryClient={new QueryClient()}
      labels={{ title: "Where you are signed in" }}
    >
      <YourDevices />
    </DevicesProvider>,
  );
  expect(await screen.findByText("curl")).toBeInTheDocument();
  expect(screen.getByRole("region", { name: "Where you are signed in" })).toBeInTheDocument();
});
