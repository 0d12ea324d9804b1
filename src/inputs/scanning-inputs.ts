import { BOOLEAN, duration, orWord, ZONE } from '../forms.ts'
import { API_ZONE } from '../tencent/wire/time.ts'
import { type InputReader, parseSetting } from './reader.ts'

export interface Scanning {
  /** The maximum time to wait for scans, in milliseconds. */
  readonly wait: number
  readonly trigger: boolean
  /** The time zone of API times that name no zone, in minutes east of UTC. */
  readonly zone: number
}

const MINUTE = 60_000
const WAIT = orWord('0', duration(0, 24 * 60 * MINUTE, 'at most 24h'))

export function parseScanning(reader: InputReader): Scanning {
  const wait = parseSetting<number | '0'>(reader, 'wait-timeout', WAIT, 10 * MINUTE).value
  const trigger = parseSetting(reader, 'trigger-scan', BOOLEAN, false).value
  const zone = parseSetting(reader, 'scan-time-zone', ZONE, API_ZONE).value
  const milliseconds = wait === '0' ? 0 : wait
  if (trigger && milliseconds === 0)
    reader.reject('trigger-scan', 'the step must wait for a requested scan, but `wait-timeout` is 0')
  return { wait: milliseconds, trigger, zone }
}
