import { spawn } from 'node:child_process'

/**
 * Lance ensemble les scripts de package.json donnés, et montre d'un bloc ce que chacun a écrit dès qu'il finit. Tous vont à leur
 * terme ; échoue si l'un échoue.
 */
const reussis = await Promise.all(process.argv.slice(2).map(lancer))
process.exitCode = reussis.every(Boolean) ? 0 : 1

function lancer(nom: string): Promise<boolean> {
  const debut = performance.now()
  const processus = spawn(process.execPath, ['--run', nom], { stdio: ['ignore', 'pipe', 'pipe'] })
  let ecrit = ''
  for (const flux of [processus.stdout, processus.stderr]) flux.setEncoding('utf8').on('data', (morceau: string) => (ecrit += morceau))
  return new Promise((suite) =>
    processus.once('close', (code) => {
      const secondes = Math.round((performance.now() - debut) / 1000)
      console.log(`${code === 0 ? '✔' : '✘'} ${nom}, ${secondes} s\n${ecrit.trim()}`)
      suite(code === 0)
    }),
  )
}
