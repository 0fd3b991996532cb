import { createHash } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type MisDeCote = { taille: number; empreinte: string; relire: () => AsyncIterable<Uint8Array>; oublier: () => Promise<void> }

/**
 * Garde un flux sur le disque le temps de le recevoir en entier : la base n'est pas tenue en haleine par une connexion
 * lente. Le fichier n'a déjà plus de nom quand il s'écrit : même un arrêt brutal n'en laisse rien. Rend undefined au-delà de `max` octets.
 */
export async function mettreDeCote(flux: AsyncIterable<Uint8Array>, max: number): Promise<MisDeCote | undefined> {
  const dossier = await mkdtemp(path.join(tmpdir(), 'catalyse-'))
  const fichier = await open(path.join(dossier, 'envoi'), 'wx+', 0o600)
  await rm(dossier, { recursive: true })
  const somme = createHash('sha256')
  let taille = 0
  try {
    for await (const recu of flux) {
      taille += recu.length
      if (taille > max) break
      somme.update(recu)
      await fichier.writeFile(recu)
    }
  } catch (erreur) {
    await fichier.close()
    throw erreur
  }
  if (taille > max) {
    await fichier.close()
    return undefined
  }
  const relire = () => fichier.createReadStream({ start: 0, autoClose: false })
  return { taille, empreinte: somme.digest('hex'), relire, oublier: () => fichier.close() }
}
