import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { dateEnMots } from '#webinaire/seance.ts'
import type { Etape } from '../parcours.ts'
import type { VueDeGroupe } from './acces-groupe.ts'
import type { DateRecue } from './groupe.schema.ts'
import { type DateDeGroupe, urlGroupe } from './groupe.ts'

type Props = Pick<VueDeGroupe, 'groupe' | 'etapes' | 'dates'> & { enErreur: DateRecue | undefined }

/** Les dates communes, et de quoi en poser une. */
export function DatesDuGroupe({ groupe, etapes, dates, enErreur }: Props) {
  return (
    <section aria-labelledby="dates">
      <h2 id="dates">Les dates</h2>
      {dates.length === 0 ? (
        <p>Aucune date encore. La première se pose ci-dessous.</p>
      ) : (
        <>
          <ul class="groupe-dates">
            {dates.map((date) => (
              <UneDate key={date.id} date={date} groupe={groupe} etapes={etapes} />
            ))}
          </ul>
          <p>
            <a href={`${urlGroupe(groupe)}.ics`}>L'agenda du groupe (iCalendar)</a> : abonnez-vous à cette adresse, il suivra les
            changements.
          </p>
        </>
      )}
      <details class="groupe-pli" open={enErreur !== undefined || dates.length === 0}>
        <summary>Poser une date</summary>
        <FormulaireDeDate action={`${urlGroupe(groupe)}/dates`} etapes={etapes} {...(enErreur ?? { saisie: { duree: '90' }, erreurs: {} })}>
          Poser cette date
        </FormulaireDeDate>
      </details>
    </section>
  )
}

function UneDate({ date, groupe, etapes }: Omit<Props, 'dates' | 'enErreur'> & { date: DateDeGroupe }) {
  const etape = etapes.find((une) => une.etape.cle === date.blocCle)
  const quand = dateEnMots({ debut: date.debut, heureConnue: true, dureeMinutes: date.dureeMinutes })
  return (
    <li>
      <p class="groupe-quand">
        <time dateTime={date.debut.toISOString()}>{quand}</time>
      </p>
      <p>
        {[etape ? `Étape ${etape.rang} : ${etape.etape.titre}` : '', date.lieu].filter(Boolean).join(' · ')}
        {date.note && <span class="discret"> {date.note}</span>}
      </p>
      <p class="groupe-actes">
        <a href={`${urlGroupe(groupe)}/dates/${date.id}`}>
          Modifier<span class="visuellement-cache"> {quand}</span>
        </a>
      </p>
    </li>
  )
}

type PropsFormulaire = DateRecue & { action: string; etapes: Etape[]; children: string }

export function FormulaireDeDate({ action, etapes, saisie, erreurs, children }: PropsFormulaire) {
  return (
    <form method="post" action={action} novalidate>
      <ResumeErreurs erreurs={erreurs} />
      <div class="groupe-champs">
        <Champ nom="jour" libelle="Jour" type="date" requis valeur={saisie.jour} erreur={erreurs.jour} />
        <Champ nom="heure" libelle="Heure, à Paris" aide="Par exemple 14:30" requis valeur={saisie.heure} erreur={erreurs.heure} max={8} />
        <Champ nom="duree" libelle="Durée, en minutes" type="number" requis valeur={saisie.duree} erreur={erreurs.duree} />
      </div>
      <Champ nom="lieu" libelle="Où" aide="Une salle, ou le lien d'une visioconférence" valeur={saisie.lieu} erreur={erreurs.lieu} />
      <Champ
        nom="etape"
        libelle="Pour quelle étape"
        type="select"
        vide="Sans étape précise"
        options={etapes.map(({ etape, rang }) => ({ valeur: etape.cle, libelle: `${rang}. ${etape.titre}` }))}
        valeur={saisie.etape}
        erreur={erreurs.etape}
      />
      <Champ nom="note" libelle="Note" type="textarea" lignes={2} valeur={saisie.note} erreur={erreurs.note} />
      <Bouton>{children}</Bouton>
    </form>
  )
}
