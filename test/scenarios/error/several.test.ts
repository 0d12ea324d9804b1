import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('several images are judged each for itself, and one that errors hides no other', async () => {
  const { result, told } = await tellStory({
    images: ['clean', 'infected', `sha256:${'e'.repeat(64)}`, 'vulnerable', 'hostile'],
  })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({
    verdict: 'error',
    allowed: 'false',
    'vulnerability-count': 'unknown',
  })
  expect(
    JSON.parse(result.step.outputs['results'] ?? '').map(({ verdict }: Record<string, unknown>) => verdict),
  ).toEqual(['pass', 'fail', 'error', 'fail', 'fail'])
  expect(told).toMatchSnapshot()
})
