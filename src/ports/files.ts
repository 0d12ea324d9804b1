/** Returns the SHA-256 in hexadecimal digits. A text is hashed as UTF-8. */
export type Digest = (data: string | Uint8Array) => string

/** The result of reading a file. `digest` is the `sha256:…` of the bytes, and `problem` is a clause of a sentence. */
export type FileRead =
  | { readonly kind: 'text'; readonly text: string; readonly digest: string }
  | { readonly kind: 'problem'; readonly problem: string }

/** Reads a text file of the workspace. */
export type ReadFile = (path: string) => FileRead

/** A text file of the workspace. The path is relative to the workspace and has `/` between folders. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** Finds the text files that match glob patterns, sorted by path. Problems are sentences without a full stop. */
export type FindFiles = (patterns: readonly string[]) => {
  readonly files: readonly TextFile[]
  readonly problems: readonly string[]
}

/** Writes a text file of the workspace, or deletes the file if the text is null. Returns the problem as a clause, or null. */
export type WriteFile = (path: string, text: string | null) => string | null

/** A file of a repository `owner/name`. `ref` is a branch, tag or commit. */
export interface RemoteFile {
  readonly repository: string
  readonly path: string
  readonly ref: string
}

/** The result of reading a remote file. `absent` means that the file does not exist or that the token has no access. */
export type RemoteRead = FileRead | { readonly kind: 'absent'; readonly problem: string }

/** Reads a text file of a repository with a token. */
export type ReadRemoteFile = (file: RemoteFile, token: string) => Promise<RemoteRead>
