// What `npm run bench` compares the action with: the two loops that one would write first.
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_CREDENTIALS } from '../../emulator/demo/demo.ts'
import { sign } from '../../src/tencent/client/sign.ts'

/** Asks the service about every image; how many of them it got no answer for. */
export type Plain = (url: string, imageIds: readonly string[]) => Promise<number>

const TRIES = 5
const FIRST_PAUSE = 1_000

/** One after another, each once. */
export const oneByOne: Plain = async (url, imageIds) => {
  let lost = 0
  for (const imageId of imageIds) if ((await ask(url, imageId)) !== 'answered') lost += 1
  return lost
}

/** All at once. Who is rejected tries again, up to `TRIES` times in all, after a pause that doubles each time. */
export const allAtOnce: Plain = async (url, imageIds) => {
  const endings = await Promise.all(imageIds.map((imageId) => askAgain(url, imageId)))
  return endings.filter((ending) => ending !== 'answered').length
}

type Ending = 'answered' | 'rejected' | 'failed'

async function askAgain(url: string, imageId: string): Promise<Ending> {
  for (let tries = 1; ; tries += 1) {
    const ending = await ask(url, imageId)
    if (ending !== 'rejected' || tries === TRIES) return ending
    await sleep(FIRST_PAUSE * 2 ** (tries - 1))
  }
}

async function ask(url: string, imageId: string): Promise<Ending> {
  const { secretId, secretKey } = DEMO_CREDENTIALS.lasting
  const body = JSON.stringify({ ImageID: imageId })
  const timestamp = Math.floor(Date.now() / 1000)
  const action = 'DescribeAssetImageDetail'
  const type = 'application/json; charset=utf-8'
  const authorization = sign(
    { secretId, secretKey, token: null },
    {
      service: 'tcss',
      headers: { 'content-type': type, host: new URL(url).host, 'x-tc-action': action },
      payload: body,
      timestamp,
    },
  )
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization,
      'content-type': type,
      'x-tc-action': action,
      'x-tc-timestamp': `${timestamp}`,
      'x-tc-version': '2020-11-01',
    },
    body,
  })
  const text = await response.text()
  if (text.includes('"RequestLimitExceeded"')) return 'rejected'
  return text.includes('"Error"') ? 'failed' : 'answered'
}
