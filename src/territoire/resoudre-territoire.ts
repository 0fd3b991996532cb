import type { Db } from '#socle/db.ts'
import { cleDuNom, motsDuNom } from './normaliser-nom.ts'
import { findByRecherche, listParCodeOuPostal, listParNomExact } from './recherche.repository.ts'
import type { Niveau, Territoire } from './territoire.ts'

export type Resolution = { genre: 'trouve'; territoire: Territoire } | { genre: 'choix'; choix: Territoire[] } | { genre: 'inconnu' }

type Options = { niveaux?: readonly Niveau[] }

/**
 * Comprend le texte saisi dans un champ de territoire : « Clermont-Ferrand (63113) », « 63000 », « saint denis (93) »,
 * « clermont ferand ». Un seul possible sans doute : trouvé ; plusieurs, ou une ressemblance : au choix de la personne.
 */
export async function resoudreTerritoire(db: Db, texte: string, { niveaux }: Options = {}): Promise<Resolution> {
  const { nom, code } = separer(texte.slice(0, 200))
  if (motsDuNom(nom + code) === '') return { genre: 'inconnu' }
  const options = niveaux && niveaux.length > 0 ? { niveaux } : {}
  if (nom === '') return conclure(await listParCodeOuPostal(db, code, options))
  const exacts = await listParNomExact(db, nom, options)
  const precises =
    code === '' ? exacts : exacts.filter((t) => t.code === code || t.codesPostaux.includes(code) || departementDe(t) === code)
  if (precises.length > 0) return conclure(memeNomDAbord(precises, nom))
  const ressemblants = await findByRecherche(db, nom, options)
  return ressemblants.length > 0 ? { genre: 'choix', choix: ressemblants } : { genre: 'inconnu' }
}

/** Plusieurs territoires, un par ligne : ceux qu'on a trouvés, et les lignes à préciser. */
export async function resoudreTerritoires(db: Db, texte: string, options: Options = {}) {
  const lignes = [
    ...new Set(
      texte
        .split(/[\n;]+/)
        .map((l) => l.trim())
        .filter((l) => l !== ''),
    ),
  ].slice(0, 1000)
  const trouves = new Map<number, Territoire>()
  const douteux: { texte: string; choix: Territoire[] }[] = []
  for (const ligne of lignes) {
    const resolution = await resoudreTerritoire(db, ligne, options)
    if (resolution.genre === 'trouve') trouves.set(resolution.territoire.id, resolution.territoire)
    else douteux.push({ texte: ligne, choix: resolution.genre === 'choix' ? resolution.choix : [] })
  }
  return { trouves: [...trouves.values()], douteux }
}

// « Saint-Denis (93066) », « 93200 Saint-Denis », « 93200 », « Saint-Denis 93 » : un nom, un code, ou les deux.
function separer(texte: string): { nom: string; code: string } {
  const code = String.raw`(\d{2,9}|2[aAbB]\d{0,3}|[gG]\d+)`
  const seul = new RegExp(`^\\s*${code}\\s*$`).exec(texte)
  const fin = new RegExp(`^(.*\\D)\\s*\\(?\\s*\\b${code}\\s*\\)?\\s*$`, 's').exec(texte)
  const debut = new RegExp(`^\\s*${code}\\s+(.+)$`, 's').exec(texte)
  if (seul) return { nom: '', code: majuscules(seul[1]) }
  if (fin) return { nom: (fin[1] ?? '').replace(/\(\s*$/, ''), code: majuscules(fin[2]) }
  return debut ? { nom: debut[2] ?? '', code: majuscules(debut[1]) } : { nom: texte, code: '' }
}

const majuscules = (code = '') => (/^g/i.test(code) ? code.toLowerCase() : code.toUpperCase())

const departementDe = (t: Territoire) => (/^9[78]/.test(t.code) ? t.code.slice(0, 3) : t.code.slice(0, 2))

function conclure(choix: Territoire[]): Resolution {
  const [seul] = choix
  if (!seul) return { genre: 'inconnu' }
  return choix.length === 1 ? { genre: 'trouve', territoire: seul } : { genre: 'choix', choix }
}

// « Blanc » peut dire « Le Blanc », mais si « Blanc » existe, c'est lui.
function memeNomDAbord(territoires: Territoire[], nom: string): Territoire[] {
  const memes = territoires.filter((t) => motsDuNom(t.nom) === motsDuNom(nom))
  return memes.length > 0 ? memes : territoires.filter((t) => cleDuNom(t.nom) === cleDuNom(nom))
}
