// The tests that `npm run mutation` runs for every mutant: those of the mutated rooms, without processes.
import { common, testTimeout } from './jest.config.mjs'

export default {
  ...common,
  testTimeout,
  maxWorkers: '100%',
  testMatch: [
    '<rootDir>/test/domain/**/*.test.ts',
    '<rootDir>/test/tencent/{client/sign,nodes/node-image}.test.ts',
    '<rootDir>/test/{text,json}.test.ts',
    '<rootDir>/test/collect/collect.test.ts',
  ],
}
