/** What a file in the workspace says, or why it cannot be read, as a clause. */
export type FileRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: string }

/** A way to read a text file of the workspace by its path in it. */
export type ReadFile = (path: string) => FileRead
