import { collect } from './collect/collect.ts'
import type { Collection } from './collect/collection.ts'
import { type ListingScope, listFindings } from './collect/list-findings.ts'
import { scanAge } from './domain/age.ts'
import type { Facts } from './domain/facts.ts'
import { KINDS } from './domain/finding.ts'
import { exceptionNotices } from './domain/hints/exception-notices.ts'
import type { Image } from './domain/image.ts'
import { gatedKinds, needsFindings } from './domain/policy.ts'
import { conclude, type Outcome, type Report } from './domain/report.ts'
import { needsScan } from './domain/rules/scan-rule.ts'
import { judge } from './domain/verdict.ts'
import type { JudgingContext } from './domain/violation.ts'
import type { Progress } from './domain/waiting/progress.ts'
import type { Inputs } from './inputs/parse-inputs.ts'
import { findPolicyChanges } from './inputs/policy-changes.ts'
import { explainForbidden } from './policy/exception-rules.ts'
import type { Inventory } from './ports/inventory.ts'
import type { Runner } from './ports/runner.ts'
import { renderProgress } from './report/progress-lines.ts'
import { plural } from './report/words/units.ts'
import type { Credentials } from './tencent/client/credentials.ts'
import { VERSION } from './version.ts'
import { locate, type NamedImage } from './workspace/locate.ts'
import type { World } from './world.ts'

/** Milliseconds after a scan in which its totals may still come. */
const RECENTLY = 60_000

/** Asks about every image, judges each, and lists what broke a limit: a report of it all. */
export async function decide(world: World, inputs: Inputs, credentials: Credentials): Promise<Report> {
  const { clock, runner, signal, sources } = world
  const { images, policy, endpoint } = inputs
  const { host, local } = endpoint
  runner.log(`TCSS Image Gate ${VERSION}: asking ${host} about ${plural(images.length, 'image')}.`)
  const startedAt = clock.now()
  const changes = findPolicyChanges(inputs, sources.event, { readRemote: sources.readRemote, clock, signal })
  const began = clock.monotonic()
  const inventory = world.connect(inputs, credentials, began + inputs.scanning.wait)
  const collected = await collect(collectionOf(world, inputs, { inventory, began }))
  const now = clock.now()
  const judged = collected.map(
    (one): Outcome => (one.kind === 'facts' ? conclusionOn(one.image, one.facts, { policy, now }) : one),
  )
  const { outcomes, notices } = await listFindings(judged, listingFor(inputs), { inventory, clock, signal })
  return {
    conclusion: conclude(outcomes, null),
    outcomes,
    notices: [
      ...inputs.notices,
      ...(await changes),
      ...exceptionNotices(outcomes, { policy, now }),
      ...notices,
    ],
    error: null,
    policy,
    host,
    local,
    startedAt,
    judgedAt: now,
    places: findPlaces(world, inputs, outcomes),
  }
}

/** The files that list findings list all of them; the summary and the comment show what broke a limit. */
function listingFor({ reports }: Inputs): ListingScope {
  const { files, summary, comment } = reports
  if (files['report-file'] !== undefined || files['sarif-file'] !== undefined) return 'all'
  return summary || comment !== 'never' ? 'over-limit' : 'none'
}

/** The lines of the checkout that name the images. */
function findPlaces(
  { sources, runner }: World,
  { reports }: Inputs,
  outcomes: readonly Outcome[],
): Report['places'] {
  if (reports.annotateFiles.length === 0) return new Map()
  const { files, problems } = sources.findFiles(reports.annotateFiles)
  for (const problem of problems) runner.log(`annotate-files: ${problem}.`)
  return locate(outcomes.map(namedImage), files)
}

function namedImage(outcome: Outcome): NamedImage {
  const { given, imageId, reference, platform } =
    outcome.kind === 'judged' ? outcome.verdict.image : outcome.image
  const facts = outcome.kind === 'judged' ? outcome.verdict.facts : null
  const digests = [facts?.digest, platform?.index, ...(facts?.repoDigests ?? [])]
  return {
    given,
    name: facts?.name ?? null,
    imageId: imageId ?? (facts?.imageId || null),
    digests: digests.filter((one) => one != null),
    reference,
  }
}

interface Began {
  readonly inventory: Inventory
  /** Milliseconds of the clock. */
  readonly began: number
}

function collectionOf(
  { clock, signal, runner }: World,
  { images, policy, scanning }: Inputs,
  { inventory, began }: Began,
): Collection {
  const gated = gatedKinds(policy)
  return {
    inventory,
    clock,
    signal,
    images,
    expected: {
      kinds: gated.length === 0 ? KINDS : gated,
      // A scan that we ask for need not begin by itself.
      scanOnPush: inventory.mayAppearLater && !scanning.trigger,
    },
    began,
    wait: scanning.wait,
    findings: needsFindings(policy),
    denies: policy.deny.length > 0,
    isRecent: (facts) => (scanAge(facts, clock.now()) ?? RECENTLY) < RECENTLY,
    judgesScans: gated.length > 0,
    needsScan: scanning.trigger ? (facts) => needsScan(facts, { policy, now: clock.now() }) : null,
    onProgress: (progress) => printProgress(runner, progress),
  }
}

/** The verdict on an image; an exception that may not be made for what was found is an error. */
function conclusionOn(image: Image, facts: Facts, standards: JudgingContext): Outcome {
  const verdict = judge(image, facts, standards)
  const list = facts.vulnerabilities
  const error = explainForbidden(verdict.exceptions)
  return error === null
    ? { kind: 'judged', image, verdict, findings: list === null ? {} : { vulnerability: list } }
    : { kind: 'errored', image, error }
}

function printProgress(runner: Runner, progress: Progress): void {
  if (progress.kind === 'waiting-ends') runner.endGroup()
  const print = progress.kind === 'waiting-begins' ? runner.group : runner.log
  for (const line of renderProgress(progress)) print(line)
}
