import type { Image, Reference } from '../../src/domain/image.ts'
import { GateError } from '../../src/errors.ts'
import type { Call } from '../../src/tencent/client/call.ts'

export const WEB = 'registry.example.com/shop/web'

/** An image that is given by a reference into the repository `WEB`. */
export const by = (given: Partial<Reference>): Image => ({
  given: 'web',
  imageId: null,
  reference: { repository: WEB, tag: null, digest: null, ...given },
  platform: null,
})

/** The response of an action to its nth request, from 1; an error is thrown. */
export type Handler = (parameters: Readonly<Record<string, unknown>>, n: number) => object | GateError

/** An API with these actions that records all requests. Any other action is refused. */
export function apiOf(actions: Readonly<Record<string, Handler>>) {
  const requests: (readonly [action: string, parameters: object])[] = []
  const call: Call = async (action, parameters) => {
    requests.push([action, parameters])
    const n = requests.filter(([name]) => name === action).length
    const answer = actions[action]?.({ ...parameters }, n) ?? refused()
    if (answer instanceof GateError) throw answer
    return { response: { ...answer, RequestId: `r-${requests.length}` }, requestId: `r-${requests.length}` }
  }
  return { call, requests, times: (action: string) => requests.filter(([name]) => name === action).length }
}

export const refused = () => new GateError('refused', { problem: 'TCSS refused it.', remedy: 'Grant it.' })
export const notFound = () =>
  new GateError('not-found', { problem: 'TCSS refused it.', remedy: '', requestId: 'r-0' })

/** A list with pages: `Limit` rows from `Offset` on. */
export function paging(rows: readonly object[], total = rows.length): Handler {
  return ({ Limit, Offset }) => ({
    List: rows.slice(Number(Offset), Number(Offset) + Number(Limit)),
    TotalCount: total,
  })
}
