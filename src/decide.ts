import { collect } from './collect/collect.ts'
import type { Collected, Collection } from './collect/collection.ts'
import { listFindings } from './collect/list-findings.ts'
import { isRecentScan } from './domain/age.ts'
import { exceptionNotices } from './domain/hints/exception-notices.ts'
import { needsOf } from './domain/policy.ts'
import { conclude, type Outcome, type Report } from './domain/report.ts'
import { judge, needsScan } from './domain/verdict.ts'
import type { JudgingContext } from './domain/violation.ts'
import type { Inputs } from './inputs/parse-inputs.ts'
import { findPolicyChanges } from './inputs/policy-changes.ts'
import { type Reports, scopeOf } from './inputs/report-inputs.ts'
import { explainForbidden } from './policy/exception-rules.ts'
import { printProgress } from './publish.ts'
import { plural } from './report/words/units.ts'
import type { Credentials } from './tencent/client/credentials.ts'
import { VERSION } from './version.ts'
import { locateOutcomes } from './workspace/locate.ts'
import type { World } from './world.ts'

/** Collects the facts of every image, judges every image, and lists the findings behind violations. Returns the report. */
export async function decide(world: World, inputs: Inputs, credentials: Credentials): Promise<Report> {
  const { clock, runner, signal, sources } = world
  const { images, policy, endpoint, reports } = inputs
  const { host, site, local } = endpoint
  runner.log(`TCSS Image Gate ${VERSION}: querying ${host} about ${plural(images.length, 'image')}.`)
  const startedAt = clock.now()
  const changes = findPolicyChanges(inputs, sources.event, { readRemote: sources.readRemote, clock, signal })
  const collection = await collectionOf(world, inputs, credentials)
  const collected = await collect(collection)
  const judgedAt = clock.now()
  const judged = collected.map((one) => outcomeOf(one, { policy, now: judgedAt }))
  const { outcomes, notices } = await listFindings(judged, scopeOf(reports), collection)
  const exceptionHints = exceptionNotices(outcomes, { policy, now: judgedAt })
  return {
    conclusion: conclude(outcomes, null),
    outcomes,
    notices: [...inputs.notices, ...(await changes), ...exceptionHints, ...notices],
    error: null,
    policy,
    host,
    site,
    local,
    startedAt,
    judgedAt,
    places: findPlaces(world, reports, outcomes),
  }
}

async function collectionOf(world: World, inputs: Inputs, credentials: Credentials): Promise<Collection> {
  const { clock, signal, runner } = world
  const { images, policy, scanning } = inputs
  const began = clock.monotonic()
  const inventory = await world.connect(inputs, credentials, began + scanning.wait)
  const needs = needsOf(policy)
  return {
    inventory,
    clock,
    signal,
    images,
    needs,
    // With `trigger-scan` the gate requests missing scans itself, so it does not wait for a scan that a push starts.
    expected: { kinds: needs.kinds, scanOnPush: inventory.mayAppearLater && !scanning.trigger },
    began,
    wait: scanning.wait,
    isRecent: (facts) => isRecentScan(facts, clock.now()),
    needsScan: scanning.trigger ? (facts) => needsScan(facts, { policy, now: clock.now() }) : null,
    onProgress: (progress) => printProgress(runner, progress),
  }
}

/** Judges one image. An exception that `exception-rules` forbid for a finding of the image is an error. */
function outcomeOf(collected: Collected, context: JudgingContext): Outcome {
  if (collected.kind === 'errored') return collected
  const { image, facts } = collected
  const verdict = judge(image, facts, context)
  const error = explainForbidden(verdict.exceptions)
  const list = facts.vulnerabilities
  return error === null
    ? { kind: 'judged', image, verdict, findings: list === null ? {} : { vulnerability: list } }
    : { kind: 'errored', image, error }
}

/** Finds the lines of files in the checkout that name the images. */
function findPlaces({ sources, runner }: World, { annotateFiles }: Reports, outcomes: readonly Outcome[]) {
  if (annotateFiles.length === 0) return new Map()
  const { files, problems } = sources.findFiles(annotateFiles)
  for (const problem of problems) runner.log(`annotate-files: ${problem}.`)
  return locateOutcomes(outcomes, files)
}
