import type { Findings } from '../findings/findings.ts'
import { someVirus } from '../findings/viruses.ts'
import { wireTime } from '../world/world.ts'
import { demoVulnerabilities } from './demo-vulnerabilities.ts'

/** The findings of two demo images, scanned two hours before `now` (milliseconds). Other images have default rows. */
export function demoFindings(now: number) {
  const scan = wireTime(now - 2 * 3_600_000)
  const times = { FirstScanTime: scan, LatestScanTime: scan }
  return {
    vulnerable: { vulnerabilities: demoVulnerabilities() },
    infected: {
      viruses: [
        someVirus({ Path: '/var/www/html/uploads/webshell.php', ...times }),
        someVirus({
          Path: '/usr/local/bin/xmrig',
          VirusName: 'Linux.Trojan.Miner.Xmrig',
          RiskLevel: 3,
          Size: 8_123_456,
          ...times,
        }),
      ],
    },
  } satisfies Readonly<Record<string, Findings>>
}
