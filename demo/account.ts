/** The account that the demo comes with. Its password is shown on the sign-in page: it protects nothing. */
export const account = {
  name: "Ada Lovelace",
  email: "ada@example.test",
  password: "correct horse battery staple",
};
