/** First and last names that go together, by where people come from. Letters beyond ASCII stay; addresses lose them. */
export const NAMES: readonly (readonly [first: string, last: string])[] = [
  [
    'Emma Oliver Charlotte George Amelia Harry Grace Jack Sophie Thomas Lucy Daniel Rachel Simon Helen Marcus',
    'Whitfield Harrington Ellis Thornton Marsh Fletcher Pemberton Dawson Hughes Bradley Ashworth Kerr Lowe Sinclair',
  ],
  [
    'Olivia Liam Madison Ethan Hannah Tyler Brooke Logan Megan Jordan Lauren Caleb Natalie Wesley Erin Trevor',
    'Carter Jensen Mitchell Reyes Bennett Coleman Sullivan Foster Hayes Vaughn Delgado Monroe Whitaker Lawson',
  ],
  [
    'Anna Felix Lena Jonas Katrin Matthias Sabine Stefan Julia Tobias Heike Florian Ulrike Moritz',
    'Schneider Vogel Krüger Hartmann Lehmann Böhm Winkler Seidel Albrecht Reinhardt Neumann Pohl',
  ],
  [
    'Élodie Julien Manon Bastien Claire Antoine Inès Mathieu Sylvie Quentin Aurélie Hugo',
    'Lefèvre Moreau Garnier Chevalier Blanchard Dupuis Marchand Renaud Perrin Fontaine',
  ],
  [
    'Lucía Javier Carmen Álvaro Marta Diego Paula Sergio Elena Andrés Valentina Mateo',
    'Navarro Iglesias Ortega Vidal Castaño Serrano Molina Cabrera Prieto Herrera Salazar',
  ],
  [
    'Giulia Marco Chiara Lorenzo Francesca Davide Elisa Matteo Silvia Andrea',
    'Bianchi Ricci Marchetti Conti Ferraro Galli Moretti Barbieri Lombardi Caruso',
  ],
  [
    'Astrid Erik Freja Lars Signe Mikkel Maja Henrik Linnea Anders Tuuli Jari',
    'Nygaard Lindholm Dahl Bergström Hagen Sørensen Virtanen Holm Eklund Østergaard',
  ],
  [
    'Agnieszka Piotr Magdalena Tomasz Katarzyna Marek Tereza Jakub Zuzana Ondřej Ioana Bogdan',
    'Nowak Wójcik Kamiński Dvořák Procházka Horák Szabó Kovács Ionescu Popescu',
  ],
  [
    'Ananya Rohan Kavya Arjun Meera Vikram Shreya Aditya Nisha Karthik Pooja Sanjay',
    'Iyer Sharma Banerjee Kulkarni Menon Chatterjee Desai Nair Bhatt Reddy Kapoor Joshi',
  ],
  [
    'Yuki Haruto Aoi Ren Sakura Daichi Minji Jihoon Soyeon Hyunwoo',
    'Tanaka Nakamura Kobayashi Ito Yamada Kim Park Choi Lim Jung',
  ],
  [
    'Amara Chidi Ngozi Tunde Wanjiru Kamau Achieng Kwame Abena Thabo Lerato Sipho',
    'Eze Balogun Okonkwo Mwangi Otieno Mensah Asante Dlamini Nkosi Mokoena',
  ],
  [
    'Layla Omar Noor Karim Yasmin Tariq Rania Hassan Elif Emre Zeynep Can',
    'Mansour Khalil Nasser Farouk Aziz Rahimi Yılmaz Demir Kaya Aydın',
  ],
  [
    'Beatriz João Larissa Thiago Mariana Bruno Fernanda Rafael Camila Gustavo',
    'Almeida Carvalho Teixeira Barbosa Rocha Cardoso Nogueira Pacheco Moraes',
  ],
  [
    'Linh Minh Thuy Duc Siti Rizky Putri Budi Nurul Ayu',
    'Nguyen Tran Pham Hoang Wijaya Santoso Lestari Hartono Kusuma',
  ],
].map(([first, last]) => [first!, last!] as const)
