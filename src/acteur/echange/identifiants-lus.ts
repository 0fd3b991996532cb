import { compacter, rnaJuste, siretJuste } from '#champ/identifiant.ts'
import type { Cellules } from './colonnes.ts'

type Lue = { champs: { siret?: string | null; rna?: string | null; cleExterne?: string | null }; refus: string[] }

/** Vérifie SIRET, RNA et clé externe : un identifiant faux fait refuser la ligne, car il désignerait quelqu'un d'autre. */
export function lireIdentifiants({ champs, refus }: Lue, { siret, rna, cle_externe: cle }: Cellules): void {
  if (siret !== undefined) {
    const compact = compacter(siret)
    if (compact !== '' && !siretJuste(compact)) refus.push(phraseDuSiret(siret.trim(), compact))
    else champs.siret = compact || null
  }
  if (rna !== undefined) {
    const compact = compacter(rna)
    if (compact !== '' && !rnaJuste(compact))
      refus.push(`Le numéro RNA « ${rna.trim().slice(0, 30)} » n'est pas juste : c'est un W suivi de 9 chiffres.`)
    else champs.rna = compact || null
  }
  if (cle !== undefined) champs.cleExterne = cle.trim().slice(0, 300) || null
}

function phraseDuSiret(ecrit: string, compact: string): string {
  const debut = `Le SIRET « ${ecrit.slice(0, 30)} » n'est pas juste`
  if (/^\d(\.|,)?\d*E\+?\d+$/i.test(ecrit))
    return `${debut} : le tableur l'a arrondi. Mettez la colonne au format texte et recopiez les 14 chiffres.`
  return /^\d{14}$/.test(compact) ? `${debut} : un de ses chiffres est faux.` : `${debut} : il en faut 14 chiffres.`
}
