/** Returns the SHA-256 of bytes, or of a text in UTF-8, in hexadecimal digits. */
export type Digest = (data: string | Uint8Array) => string

/** The text of a file with the digest of its bytes (`sha256:…`), or the problem as a clause. */
export type FileRead =
  | { readonly kind: 'text'; readonly text: string; readonly digest: string }
  | { readonly kind: 'problem'; readonly problem: string }

/** Reads a text file of the workspace. */
export type ReadFile = (path: string) => FileRead

/** A text file of the workspace. Its path is relative to the workspace, with `/` between folders. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** Finds the text files that glob patterns match, sorted by path. Problems are sentences without a full stop. */
export type FindFiles = (patterns: readonly string[]) => {
  readonly files: readonly TextFile[]
  readonly problems: readonly string[]
}

/** Writes a text file of the workspace, or removes it if the text is null. Returns null, or the problem as a clause. */
export type WriteFile = (path: string, text: string | null) => string | null

/** A file of a repository: `owner/name`, the path in the repository, and a ref (branch, tag or commit). */
export interface RemoteFile {
  readonly repository: string
  readonly path: string
  readonly ref: string
}

/** A remote file; `absent` if it does not exist or the token may not read it. */
export type RemoteRead = FileRead | { readonly kind: 'absent'; readonly problem: string }

/** Reads a text file of a repository with a token. */
export type ReadRemoteFile = (file: RemoteFile, token: string) => Promise<RemoteRead>
