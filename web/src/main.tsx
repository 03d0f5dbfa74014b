import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from './api/hooks.ts'
import { App } from './app.tsx'
import { startTexts } from './i18n/index.ts'
import './tonne.css'

await startTexts()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no root element')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
