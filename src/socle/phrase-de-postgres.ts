import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Dit en une phrase pourquoi PostgreSQL, ou la préparation de sa base, a échoué, et quoi faire.
 * @param quoi ce qui n'a pas eu lieu, en tête de la phrase
 * @param sortie ce que le programme a écrit ; sans cause reconnue, sa dernière erreur est citée
 */
export function phraseDePostgres(quoi: string, donnees: string, sortie: string): string {
  const texte = `${sortie}\n${finDuJournal(donnees)}`
  const [, cause] = causes.find(([signe]) => signe.test(texte)) ?? []
  if (cause) return `${quoi} : ${cause.replace('DONNEES', donnees)}`
  return `${quoi} dans ${donnees}. Si personne n’a touché à ce dossier, ses données sont abîmées : mettez-le de côté et remettez une sauvegarde (« npm run restauration -- fichier »). PostgreSQL a dit : ${derniereErreur(texte)}`
}

const causes: [RegExp, string][] = [
  [/No space left|ENOSPC|free disk space/, 'le disque est plein. Faites de la place pour DONNEES, puis relancez Catalyse.'],
  [/Cannot allocate memory|ENOMEM|out of memory/i, 'la mémoire de la machine ne suffit pas. Il en faut 512 Mo au moins.'],
  [/Read-only file system|EROFS/, 'le disque de DONNEES ne s’ouvre qu’en lecture. Donnez un autre dossier par DOSSIER_DONNEES.'],
  [
    /Permission denied|EACCES|EPERM|wrong ownership|invalid permissions/,
    'DONNEES n’est pas à l’utilisateur sous lequel PostgreSQL tourne. Relancez Catalyse sous l’utilisateur qui l’a lancée la première fois, ou rendez-lui ce dossier.',
  ],
]

function derniereErreur(texte: string): string {
  const lignes = texte.split('\n').filter((ligne) => ligne.trim() !== '')
  return (lignes.findLast((ligne) => /FATAL|PANIC|error/i.test(ligne)) ?? lignes.at(-1) ?? 'rien').trim()
}

// Une fois lancé, PostgreSQL écrit dans son propre journal ; ce qui précède son dernier démarrage ne compte plus.
function finDuJournal(donnees: string): string {
  const journal = path.join(donnees, 'log', 'postgres.log')
  if (!existsSync(journal)) return ''
  return readFileSync(journal, 'utf8').split('starting PostgreSQL').at(-1)?.slice(-4000) ?? ''
}
