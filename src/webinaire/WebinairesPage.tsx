import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Pagination } from '#interface/Pagination.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { Section } from '#interface/Section.tsx'
import type { Terme } from '#referentiel/referentiel.ts'
import { config } from '#socle/config.ts'
import { pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { Seances } from './CarteDeSeance.tsx'
import { type Cycle, urlCycle } from './cycle.ts'
import type { rassemblerCycle, VueDesWebinaires } from './rassembler-webinaires.ts'
import { finDeSeance, type Seance } from './seance.ts'

/** Les séances : les prochaines d'abord, puis celles qui se revoient. */
export function WebinairesPage({ vue, peutAnimer }: { vue: VueDesWebinaires; peutAnimer: boolean }) {
  const { filtre, thematique } = vue
  return (
    <div class="webinaires">
      <FilAriane etapes={[{ libelle: 'Webinaires' }]} />
      <header>
        <h1>{thematique ? `Webinaires : ${thematique.libelle}` : 'Webinaires et rencontres'}</h1>
        <p class="chapeau">
          Des pairs racontent ce qu'ils ont essayé, des chercheurs l'éclairent. Venez poser vos questions, ou revoyez la séance quand vous
          voulez.
        </p>
        {peutAnimer && (
          <p class="actions">
            <Bouton href="/webinaires/nouvelle">Préparer une séance</Bouton>
            <BoutonVers href="/webinaires/animation">Brouillons et cycles</BoutonVers>
          </p>
        )}
      </header>
      <Recherche vue={vue} />
      {vue.trouvees ? <Trouvees vue={vue} seances={vue.trouvees} /> : <Calendrier vue={vue} />}
      {filtre.avant === '' && <Abonnement thematique={thematique} />}
    </div>
  )
}

function Recherche({ vue: { filtre, referentiel } }: { vue: VueDesWebinaires }) {
  const options = referentiel.liste('thematique').map(({ code, libelle }) => ({ valeur: code, libelle }))
  return (
    <form class="webinaires-recherche" action="/webinaires" role="search">
      <Champ nom="q" libelle="Chercher une séance" type="search" valeur={filtre.q} aide="Un sujet, une personne, une structure" />
      <Champ nom="thematique" libelle="Thématique" type="select" options={options} vide="Toutes" valeur={filtre.thematique} />
      <Bouton variante="secondaire">Chercher</Bouton>
    </form>
  )
}

function Trouvees({ vue, seances }: { vue: VueDesWebinaires; seances: Seance[] }) {
  return (
    <Section id="trouvees" titre={pluriel(seances.length, 'séance trouvée', 'séances trouvées')}>
      {seances.length === 0 ? (
        <EtatVide
          titre={`Aucune séance pour « ${vue.filtre.q} »`}
          niveau={3}
          actions={<BoutonVers href="/webinaires">Voir toutes les séances</BoutonVers>}
        >
          Essayez un mot plus large, ou le nom d'une structure qui y est intervenue.
        </EtatVide>
      ) : (
        <Seances {...vue} seances={seances} />
      )}
    </Section>
  )
}

function Calendrier({ vue }: { vue: VueDesWebinaires }) {
  const { filtre, aVenir, passees, rencontres, suite } = vue
  return (
    <>
      {filtre.avant === '' && (
        <Section id="a-venir" titre="Prochaines séances">
          {aVenir.length === 0 ? <RienAVenir /> : <Seances {...vue} seances={aVenir} invite />}
        </Section>
      )}
      {passees.length > 0 && (
        <Section id="passees" titre="Séances passées">
          {passees.map(({ cycle, seances }) => (
            <div class="webinaires-cycle" key={cycle?.id ?? 0}>
              <h3>{cycle ? <a href={urlCycle(cycle)}>{cycle.titre}</a> : 'Hors cycle'}</h3>
              {cycle?.question && <p class="discret">{cycle.question}</p>}
              <Seances {...vue} seances={seances} niveau={4} />
            </div>
          ))}
        </Section>
      )}
      {rencontres.length > 0 && (
        <Section id="rencontres" titre="Les rencontres annuelles du réseau">
          <Seances {...vue} seances={rencontres} />
        </Section>
      )}
      {(suite || filtre.avant) && (
        <Pagination
          resume="De la plus récente à la plus ancienne"
          precedente={filtre.avant ? avecParametres('/webinaires', { thematique: filtre.thematique }) : undefined}
          suivante={suite ? avecParametres('/webinaires', { thematique: filtre.thematique, avant: suite }) : undefined}
        />
      )}
    </>
  )
}

function RienAVenir() {
  return (
    <EtatVide
      titre="Aucune séance n'est annoncée pour l'instant"
      niveau={3}
      actions={<BoutonVers href="#abonnement">Être prévenu par mon agenda</BoutonVers>}
    >
      Abonnez votre agenda : la prochaine date y apparaîtra d'elle-même.
    </EtatVide>
  )
}

type PropsDuCycle = { vue: Awaited<ReturnType<typeof rassemblerCycle>>; peutTenir: boolean }

/** Un cycle : sa question, puis ses séances de la première à la dernière. */
export function CyclePage({ vue, peutTenir }: PropsDuCycle) {
  const { cycle, seances } = vue
  const reste = seances.some((seance) => finDeSeance(seance) > new Date())
  return (
    <article class="webinaires">
      <FilAriane etapes={[{ libelle: 'Webinaires', href: '/webinaires' }, { libelle: cycle.titre }]} />
      <header>
        <p class="surtitre">Cycle de webinaires{cycle.annee !== null && ` · ${cycle.annee}`}</p>
        <h1>{cycle.titre}</h1>
        {cycle.question && <p class="seance-question">{cycle.question}</p>}
        {cycle.estProposition && <PropositionDeDepart />}
        {peutTenir && (
          <p class="actions">
            <BoutonVers href={`${urlCycle(cycle)}/modifier`}>Modifier le cycle</BoutonVers>
          </p>
        )}
      </header>
      {cycle.description && <div class="prose" dangerouslySetInnerHTML={{ __html: vue.description }} />}
      <Section id="seances" titre="Les séances">
        {seances.length === 0 ? (
          <EtatVide titre="Pas encore de séance" niveau={3} actions={<BoutonVers href="/webinaires">Voir les autres séances</BoutonVers>}>
            Les dates de ce cycle seront annoncées ici.
          </EtatVide>
        ) : (
          <Seances {...vue} invite={reste} />
        )}
      </Section>
      {cycle.source && <p class="discret">Source : {cycle.source}</p>}
      <Abonnement cycle={cycle} />
    </article>
  )
}

/** S'abonner dans son agenda : un lien qui l'ouvre, l'adresse à copier, et ce que cela fait. */
function Abonnement({ thematique, cycle }: { thematique?: Terme | undefined; cycle?: Cycle }) {
  const chemin = avecParametres('/webinaires.ics', { cycle: cycle?.slug, thematique: thematique?.code })
  const adresse = config.adresse + chemin
  return (
    <Section id="abonnement" titre="Dans votre agenda" classe="abonnement">
      <p>
        Abonnez-vous une fois : {cycle ? 'les dates du cycle' : thematique ? 'les dates de cette thématique' : 'toutes les dates'} arrivent
        dans votre agenda, et s'y corrigent d'elles-mêmes si une séance est déplacée ou annulée. Sans compte, sans courriel.
      </p>
      <p class="actions">
        <a class="bouton bouton-secondaire" href={adresse.replace(/^https?:/, 'webcal:')}>
          Ouvrir dans mon agenda
        </a>
        <a href={chemin}>Télécharger le fichier .ics</a>
        {!cycle && !thematique && <a href="/webinaires.atom">Suivre par un lecteur de fils (Atom)</a>}
      </p>
      <p class="discret">
        Dans Outlook, Google Agenda ou Nextcloud : « Ajouter un agenda », puis « À partir d'une adresse », et collez <code>{adresse}</code>.
      </p>
    </Section>
  )
}
