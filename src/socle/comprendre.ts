import { sql } from 'kysely'
import type { Db } from './db.ts'
import { sansAccents } from './texte.ts'

export type RequeteComprise = {
  /** Tous les mots ; null si la requête n'en a aucun. */
  tsquery: string | null
  /** L'un des mots au moins : quand tous ensemble ne trouvent rien. */
  large: string | null
  corrections: { de: string; vers: string }[]
}

type MotCompris = { mot: string; racine: string | null; connu: boolean; proches: { mot: string; racine: string }[] }

/**
 * Comprend ce que la personne a écrit : racines françaises, accents oubliés, fautes de frappe corrigées vers un mot
 * du lexique, dernier mot complété s'il est encore en train de s'écrire (`prefixe`). 12 mots au plus.
 */
export async function comprendre(db: Db, requete: string, { prefixe = false } = {}): Promise<RequeteComprise> {
  const mots = decouper(requete)
  if (mots.length === 0) return { tsquery: null, large: null, corrections: [] }
  const compris = await comprendreMots(db, mots)
  const termes = compris.flatMap((mot, i) => terme(mot, prefixe && i === compris.length - 1))
  const corrections = compris.flatMap(({ mot, connu, proches }) => (connu || !proches[0] ? [] : [{ de: mot, vers: proches[0].mot }]))
  const joindre = (operateur: string) => (termes.length > 0 ? termes.join(operateur) : null)
  return { tsquery: joindre(' & '), large: joindre(' | '), corrections }
}

/** Les mots d'une requête, sans accent, 12 au plus de 2 à 40 lettres. */
export function decouper(requete: string): string[] {
  return [...sansAccents(requete.slice(0, 300)).matchAll(/[a-z0-9]{2,40}/g)].map(([mot]) => mot).slice(0, 12)
}

function terme({ mot, racine, connu, proches }: MotCompris, enCours: boolean): string[] {
  if (racine === null) return []
  const variantes = new Set([`'${racine}'`])
  if (enCours) variantes.add(`'${mot}':*`)
  if (!connu) for (const proche of proches) variantes.add(`'${proche.racine}'`)
  return [`(${[...variantes].join(' | ')})`]
}

// Un mot est connu s'il est au lexique, ou si un mot du lexique commence par lui (entre « mot » et « mot~ », que l'index
// range bout à bout ; un LIKE dont le motif n'est pas écrit d'avance lirait tout le lexique). Sinon, les trois plus ressemblants.
async function comprendreMots(db: Db, mots: string[]): Promise<MotCompris[]> {
  const { rows } = await sql<MotCompris>`
    SELECT q.mot, r.racine, l.connu, coalesce(p.proches, '[]') AS proches
    FROM unnest(${mots}::text[]) WITH ORDINALITY AS q(mot, rang)
    CROSS JOIN LATERAL (SELECT (tsvector_to_array(to_tsvector('francais', q.mot)))[1] AS racine) r
    CROSS JOIN LATERAL (SELECT r.racine IS NULL OR EXISTS (SELECT 1 FROM moteur_mot WHERE mot ~>=~ q.mot AND mot ~<~ (q.mot || '~')) AS connu) l
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('mot', x.mot, 'racine', x.racine)) AS proches FROM (
        SELECT m.mot, (tsvector_to_array(to_tsvector('francais', m.mot)))[1] AS racine
        FROM moteur_mot m WHERE NOT l.connu AND m.mot % q.mot AND similarity(m.mot, q.mot) > 0.4 AND abs(length(m.mot) - length(q.mot)) <= 4
        ORDER BY similarity(m.mot, q.mot) DESC, m.mot LIMIT 3) x WHERE x.racine IS NOT NULL
    ) p ON true
    ORDER BY q.rang`.execute(db)
  return rows
}
