// Two simple loops that `npm run bench` compares the action with.
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_CREDENTIALS } from '../../emulator/demo/demo.ts'
import { sign } from '../../src/tencent/client/sign.ts'

/** Requests every image, and returns the number of images without an answer. */
export type Plain = (url: string, imageIds: readonly string[]) => Promise<number>

const TRIES = 5
const FIRST_PAUSE = 1_000

/** Requests one image after another, each once. */
export const oneByOne: Plain = async (url, imageIds) => {
  let lost = 0
  for (const imageId of imageIds) if ((await request(url, imageId)) !== 'answered') lost += 1
  return lost
}

/** Requests all images at once. A rejected request is retried, up to `TRIES` attempts, after a pause that doubles each time. */
export const allAtOnce: Plain = async (url, imageIds) => {
  const outcomes = await Promise.all(imageIds.map((imageId) => requestWithRetries(url, imageId)))
  return outcomes.filter((outcome) => outcome !== 'answered').length
}

type Outcome = 'answered' | 'rejected' | 'failed'

async function requestWithRetries(url: string, imageId: string): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await request(url, imageId)
    if (outcome !== 'rejected' || tries === TRIES) return outcome
    await sleep(FIRST_PAUSE * 2 ** (tries - 1))
  }
}

async function request(url: string, imageId: string): Promise<Outcome> {
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
