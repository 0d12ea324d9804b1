import { expect, test } from '@jest/globals'
import { ERROR, outcome, runStory, verdictsIn } from '../story.ts'

test('several images are judged separately, and the error of one hides no other', async () => {
  const { result, transcript } = await runStory({
    images: ['clean', 'infected', `sha256:${'e'.repeat(64)}`, 'vulnerable', 'hostile'],
  })
  expect(outcome(result)).toEqual(ERROR)
  expect(result.step.outputs).toMatchObject({ 'vulnerability-count': 'unknown' })
  expect(verdictsIn({ result })).toEqual(['pass', 'fail', 'error', 'fail', 'fail'])
  expect(transcript).toMatchSnapshot()
})
