/** What a file in the workspace says, or why it cannot be read, as a clause. */
export type FileRead =
  /** `digest` is that of its bytes, as `sha256:…`. */
  | { readonly kind: 'text'; readonly text: string; readonly digest: string }
  | { readonly kind: 'problem'; readonly problem: string }

/** A way to read a text file of the workspace by its path in it. */
export type ReadFile = (path: string) => FileRead
