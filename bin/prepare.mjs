// Runs at the end of `npm ci`: builds the pages, where there are pages and the tools to build them.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../web', import.meta.url))

const loadVite = async () => {
  try {
    await import('@vitejs/plugin-react')
    return await import('vite')
  } catch {
    return undefined
  }
}

if (existsSync(`${root}/index.html`)) {
  const vite = await loadVite()
  if (vite) await vite.build({ root, logLevel: 'warn' })
  else console.log('web/ is not built: the development packages are not installed. A package made with them carries web/dist.')
}
