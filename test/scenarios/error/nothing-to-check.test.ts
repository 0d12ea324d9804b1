import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('inputs that leave nothing to check are an error', async () => {
  const { result, transcript } = await runStory({
    images: ['infected'],
    inputs: {
      'max-vulnerabilities': 'off',
      'max-risks': 'off',
      'max-viruses': 'off',
      'require-trusted': 'false',
    },
  })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false' })
  expect(transcript).toMatchSnapshot()
})
