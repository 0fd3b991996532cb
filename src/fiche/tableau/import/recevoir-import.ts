import { partiesDe } from '#fichier/lire-parties.ts'
import { toutLire } from '#fichier/morceler.ts'
import { reconnaitreFormat } from '#socle/echange/reconnaitre-format.ts'
import type { FormatDImport } from '#socle/echange/suivi-import.repository.ts'
import { lireSaisie } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'

/** Un tableau se lit en mémoire ; un autre format, au fil de l'eau. */
const moMaxDUnTableau = 20

export type Envoi = { nomFichier: string; contenu: Uint8Array; format: FormatDImport; simuler: boolean; nouvelles: string }
export type Refuse = { erreur: string; texte: string; mode: string; nouvelles: string }

/** Ce qu'un envoi peut peser, en Mo, et ce qu'on dit d'un fichier plus gros ; `aPart` : le format qui n'est pas un tableau. */
type Bornes = { moMax: number; tropGros: string; aPart: FormatDImport | undefined }

/** Lit le formulaire d'import : un fichier ou un tableau collé, et ce qu'on en fait. Le fichier l'emporte. */
export async function recevoirImport(
  c: Contexte,
  { moMax, tropGros, aPart }: Bornes,
): Promise<{ ok: true; envoi: Envoi } | { ok: false; refuse: Refuse }> {
  const { textes, fichier } = await lireCorps(c, moMax)
  const texte = textes.get('texte') ?? ''
  const mode = textes.get('mode') === 'importer' ? 'importer' : 'essayer'
  const nouvelles = textes.get('nouvelles') ?? ''
  const refuser = (erreur: string) => ({ ok: false as const, refuse: { erreur, texte, mode, nouvelles } })
  if (fichier?.octets === null) return refuser(tropGros)
  const contenu = fichier?.octets?.length ? fichier.octets : new TextEncoder().encode(texte.trim() === '' ? '' : texte)
  if (contenu.length === 0) return refuser('Choisissez un fichier, ou collez un tableau.')
  const format = reconnaitreFormat(contenu)
  if (format !== aPart && contenu.length > moMaxDUnTableau * 1024 ** 2)
    return refuser(`Ce tableau dépasse ${moMaxDUnTableau} Mo : coupez-le en plusieurs.`)
  const nomFichier = (fichier?.octets?.length ? fichier.nom : '') || 'tableau collé'
  return { ok: true, envoi: { nomFichier, contenu, format, simuler: mode === 'essayer', nouvelles } }
}

type Corps = { textes: Map<string, string>; fichier: { nom: string; octets: Buffer | null } | undefined }

async function lireCorps(c: Contexte, moMax: number): Promise<Corps> {
  const parties = partiesDe(c)
  const corps: Corps = { textes: new Map(), fichier: undefined }
  if (!parties) {
    for (const [nom, valeur] of Object.entries(await lireSaisie(c))) if (typeof valeur === 'string') corps.textes.set(nom, valeur)
    return corps
  }
  for await (const { champ, fichier, contenu } of parties) {
    if (fichier === null) {
      const octets = await toutLire(contenu, 1024 ** 2)
      corps.textes.set(champ, (octets?.toString('utf8') ?? '').replaceAll('\0', ''))
    } else if (fichier !== '') {
      const nom = fichier
        .replace(/\p{Cc}/gu, '')
        .slice(0, 120)
        .toWellFormed()
      corps.fichier = { nom, octets: (await toutLire(contenu, moMax * 1024 ** 2)) ?? null }
    }
  }
  return corps
}
