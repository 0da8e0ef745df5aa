// Package rows reads tables from elsewhere, as CSV files, and plans what they add to an office: clients, matters,
// charges. Each row is taken or set aside by itself, with the line, the column and the reason; nothing is guessed, and
// a row that is there already makes nothing twice. It knows no storage: it takes what the office holds and gives the
// records to write, all of them or none.
package rows
