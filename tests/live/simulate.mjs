// Simulates requests: reads a list of { policy, boundary, session, scp, request } as JSON, of which those in the middle can be
// missing, and prints a list of results.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [, , tools] = process.argv
const installed = createRequire(`${tools}/package.json`).resolve('@cloud-copilot/iam-simulate')
const { runSimulation } = await import(pathToFileURL(installed))

const results = []
const named = (policy) => ({ name: 'policy', policy })
for (const { policy, boundary, session, scp, request } of JSON.parse(readFileSync(0, 'utf8'))) {
  const simulation = {
    identityPolicies: [named(policy)],
    permissionBoundaryPolicies: boundary && [named(boundary)],
    sessionPolicy: session,
    serviceControlPolicies: scp ? [{ orgIdentifier: 'root', policies: [named(scp)] }] : [],
    resourceControlPolicies: [],
    request
  }
  const response = await runSimulation(simulation, {})
  results.push(response.resultType === 'error' ? JSON.stringify(response.errors) : response.overallResult)
}
console.log(JSON.stringify(results))
