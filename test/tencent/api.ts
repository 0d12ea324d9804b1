import { GateError } from '../../src/errors.ts'
import type { Call } from '../../src/tencent/client/call.ts'

/** What an action answers to these parameters, the nth time it is asked, from 1; an error is thrown. */
export type Answering = (parameters: Readonly<Record<string, unknown>>, n: number) => object | GateError

/** An API that answers by action, and remembers what it was asked. An action that is not named is refused. */
export function apiOf(actions: Readonly<Record<string, Answering>>) {
  const asked: (readonly [action: string, parameters: object])[] = []
  const call: Call = async (action, parameters) => {
    asked.push([action, parameters])
    const n = asked.filter(([name]) => name === action).length
    const answer = actions[action]?.({ ...parameters }, n) ?? refused()
    if (answer instanceof GateError) throw answer
    return { response: { ...answer, RequestId: `r-${asked.length}` }, requestId: `r-${asked.length}` }
  }
  return { call, asked, times: (action: string) => asked.filter(([name]) => name === action).length }
}

export const refused = () => new GateError('refused', { problem: 'TCSS refused it.', remedy: 'Ask for it.' })
export const notFound = () =>
  new GateError('not-found', { problem: 'TCSS refused it.', remedy: '', requestId: 'r-0' })

/** A list that pages: the rows from `Offset` on, as many as `Limit` says. */
export function paging(rows: readonly object[], total = rows.length): Answering {
  return ({ Limit, Offset }) => ({
    List: rows.slice(Number(Offset), Number(Offset) + Number(Limit)),
    TotalCount: total,
  })
}
