import { createHash } from 'node:crypto'
import type { Clock } from '../ports/clock.ts'
import { createSend, type Environment, MIB, type Reply, record, segments } from './client.ts'

/** A file of a repository at a ref: `owner/name`, the path in it, and a branch, tag or commit. */
export interface RemoteFile {
  readonly repository: string
  readonly path: string
  readonly ref: string
}

/**
 * What it says, or why it cannot be read, as a clause for people. `absent`: GitHub knows no such file there, or does not show
 * it to this token. `digest` is that of its bytes, as `sha256:…`.
 */
export type RemoteRead =
  | { readonly kind: 'text'; readonly text: string; readonly digest: string }
  | { readonly kind: 'absent' | 'problem'; readonly problem: string }

/** A way to read a text file of a repository with a token. */
export type ReadRemoteFile = (file: RemoteFile, token: string) => Promise<RemoteRead>

/** A policy has some kilobytes; what is larger is not one. Bytes. */
export const POLICY_LIMIT = 256 * 1024

/** What is read of an answer, which holds such a file in base64 between some addresses. Bytes. */
const ANSWER_LIMIT = 2 * MIB

/** What is waited for a limit of requests at most, in milliseconds. */
const LONGEST = 20_000

const UNCLEAR = 'the answer of GitHub does not describe a file'
const ABSENT =
  'GitHub knows no such file there (is the ref right?), or this token may not read it (github-token with contents: read, ' +
  'for another repository policy-token)'

/**
 * Reads text files through the API that `env` names in GITHUB_API_URL. It throws nothing but the reason of `signal`; the token
 * goes to no other server, and into no problem.
 */
export function createReadRemote(
  env: Environment,
  { signal, clock }: { readonly signal: AbortSignal; readonly clock: Clock },
): ReadRemoteFile {
  return async ({ repository, path, ref }, token) => {
    signal.throwIfAborted()
    if (token === '') return problem('there is no token to read it with (github-token)')
    const place = { name: segments(repository), path: segments(path), ref }
    if (!/^[^/]+\/[^/]+$/.test(place.name) || place.path === '' || ref === '' || !ref.isWellFormed())
      return problem('a file has an `owner/name`, a path without empty parts or dots alone, and a ref')
    const send = await createSend(env, token, { signal, clock, longest: LONGEST })
    if (typeof send === 'string') return problem(send)
    return fileOf(await send('GET /repos/{+name}/contents/{+path}', place, { limit: ANSWER_LIMIT }))
  }
}

function fileOf(reply: Reply): RemoteRead {
  if (reply.kind === 'answer' && reply.status === 200) return textOf(reply.data)
  if (reply.kind === 'answer') return problem(`GitHub answered with status ${reply.status}`)
  if (reply.kind === 'refusal' && reply.status === 404) return { kind: 'absent', problem: ABSENT }
  if (reply.kind === 'refusal' && reply.status === 403)
    return problem('the token may not read it (it needs contents: read)')
  return problem(reply.problem)
}

function textOf(answer: unknown): RemoteRead {
  const { type, size, encoding, content } = record(answer)
  if (Array.isArray(answer) || type === 'dir') return problem('it is a directory')
  if (type === 'submodule' || type === 'symlink') return problem(`it is a ${type}, and not a file`)
  if (type === 'file' && typeof size === 'number' && size > POLICY_LIMIT)
    return problem('it is larger than 256 KiB')
  if (type !== 'file' || encoding !== 'base64' || typeof content !== 'string') return problem(UNCLEAR)
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length !== size || bytes.toString('base64') !== content.replaceAll('\n', ''))
    return problem(UNCLEAR)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { kind: 'text', text, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}` }
  } catch {
    return problem('it is not text in UTF-8')
  }
}

function problem(words: string): RemoteRead {
  return { kind: 'problem', problem: words }
}
