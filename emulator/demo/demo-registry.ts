import { type RegistryImage, registryTime, someRegistryImage } from '../registry/registry.ts'
import { registryScan, VIRUS_SCAN_FAILED } from '../registry/registry-script.ts'
import { delayed } from '../world/script.ts'
import type { Script } from '../world/world.ts'

/** The images in registries of the demo world with their descriptions. */
export const DEMO_REGISTRY_IMAGES = {
  pushed: 'clean and trusted',
  pushedInfected: '2 viruses',
  pushedUnscanned: 'never scanned; a scan starts 4 seconds after the start and takes 6 seconds, clean',
  pushedVirusFailed: 'scanned, but the virus scan could not connect, as in a real answer',
} as const

/** Names of the images in registries of the demo world. */
export type DemoRegistryImage = keyof typeof DEMO_REGISTRY_IMAGES

/** Makes the images in registries of the demo world. Scans are two hours old at `now` (milliseconds). */
export function demoRegistry(now: number): Readonly<Record<DemoRegistryImage, RegistryImage>> {
  const scanned = (name: string, overrides: Partial<RegistryImage> = {}) =>
    someRegistryImage({
      ImageRepoAddress: `registry.example.com/shop/${name}`,
      ImageCreateTime: registryTime(now - 24 * HOUR),
      ScanTime: registryTime(now - 2 * HOUR),
      ...overrides,
    })
  return {
    pushed: scanned('pushed'),
    pushedInfected: scanned('pushed-infected', { VirusCnt: 2 }),
    pushedUnscanned: scanned('pushed-unscanned', NEVER_SCANNED),
    pushedVirusFailed: scanned('pushed-virus-failed', VIRUS_SCAN_FAILED),
  }
}

/** The scripts of the images in registries of the demo world. */
export const DEMO_REGISTRY_SCRIPTS: Readonly<Record<string, Script>> = {
  pushedUnscanned: { start: 'world', steps: delayed(4000, registryScan({ takes: 6000, result: {} })) },
}

const HOUR = 3_600_000

const NEVER_SCANNED = {
  ScanStatus: 'NOT_SCAN',
  CveStatus: 'NOT_SCAN',
  VirusStatus: 'NOT_SCAN',
  RiskStatus: 'NOT_SCAN',
  ScanTime: '',
  ScanVulProgress: 0,
  ScanVirusProgress: 0,
  ScanRiskProgress: 0,
  Progress: 0,
}
