/** `// trap: <id>` above the node that handles a documented trap of a vendor. */
export interface Mark {
  id: string;
  /** Below the working directory, as all files here. */
  file: string;
}
