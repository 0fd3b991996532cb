import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { inject } from 'vitest'

/** Une copie d'un dossier déjà servi, dans un dossier provisoire : pour les tests dont le premier démarrage n'est pas l'objet. */
export async function dossierDejaServi(nom: string): Promise<string> {
  const dossier = await mkdtemp(path.join(os.tmpdir(), nom))
  // Lancés par root, les tests font tourner PostgreSQL sous un autre nom : il doit pouvoir entrer, et ces données restent les siennes.
  await chmod(dossier, 0o755)
  execFileSync('cp', ['-a', path.join(inject('postgres').servi, 'postgres'), dossier])
  return dossier
}
