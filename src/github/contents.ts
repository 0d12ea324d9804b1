import { createHash } from 'node:crypto'
import type { Clock } from '../ports/clock.ts'
import type { ReadRemoteFile, RemoteRead } from '../ports/files.ts'
import { decodeText } from '../text.ts'
import { createSend, encodePath, type Result } from './client.ts'
import { fieldAt } from './fields.ts'
import type { Environment } from './request.ts'

/** The maximum size of a policy, in bytes. */
const LARGEST = 256 * 1024

/** The maximum wait for a rate limit, in milliseconds. */
const LONGEST_WAIT = 20_000

const UNCLEAR = 'the response of GitHub does not describe a file'
const ABSENT =
  'GitHub finds no such file (check the ref), or this token may not read it (github-token needs contents: read, another ' +
  'repository needs policy-token)'

/** Returns a function that reads files through GitHub's API. The function throws only the reason of `signal`. */
export function createReadRemote(
  env: Environment,
  { signal, clock }: { readonly signal: AbortSignal; readonly clock: Clock },
): ReadRemoteFile {
  return async ({ repository, path, ref }, token) => {
    signal.throwIfAborted()
    if (token === '') return problemOf('there is no token to read it with (github-token)')
    const file = { name: encodePath(repository), path: encodePath(path), ref }
    if (!/^[^/]+\/[^/]+$/.test(file.name) || file.path === '' || ref === '' || !ref.isWellFormed())
      return problemOf('it needs an `owner/name`, a path without empty segments, . and .., and a ref')
    const send = await createSend(env, token, { signal, clock, longestWait: LONGEST_WAIT })
    if (typeof send === 'string') return problemOf(send)
    return readResult(await send('GET /repos/{+name}/contents/{+path}', file))
  }
}

function readResult(result: Result): RemoteRead {
  if (result.kind === 'response' && result.status === 200) return readFile(result.data)
  if (result.kind === 'response') return problemOf(`GitHub answered with status ${result.status}`)
  if (result.kind === 'refused' && result.status === 404) return { kind: 'absent', problem: ABSENT }
  if (result.kind === 'refused' && result.status === 403)
    return problemOf('the token may not read it (it needs contents: read)')
  return problemOf(result.problem)
}

/** Reads the description of a file (https://docs.github.com/en/rest/repos/contents#get-repository-content). */
function readFile(data: unknown): RemoteRead {
  const [type, size, encoding, content] = ['type', 'size', 'encoding', 'content'].map((name) =>
    fieldAt(data, name),
  )
  if (Array.isArray(data) || type === 'dir') return problemOf('it is a directory')
  if (type === 'submodule' || type === 'symlink') return problemOf(`it is a ${type}, not a file`)
  if (type === 'file' && typeof size === 'number' && size > LARGEST)
    return problemOf('it is larger than 256 KiB')
  if (type !== 'file' || encoding !== 'base64' || typeof content !== 'string') return problemOf(UNCLEAR)
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length !== size || bytes.toString('base64') !== content.replaceAll('\n', ''))
    return problemOf(UNCLEAR)
  const text = decodeText(bytes)
  if (text === null) return problemOf('it is not text in UTF-8')
  return { kind: 'text', text, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}` }
}

function problemOf(problem: string): RemoteRead {
  return { kind: 'problem', problem }
}
