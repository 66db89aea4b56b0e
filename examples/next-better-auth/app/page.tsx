import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { auth } from "../auth";
import { SignInForm } from "./sign-in-form";

export default async function Page() {
  if (await auth.api.getSession({ headers: await headers() })) redirect("/account");
  return <SignInForm />;
}
