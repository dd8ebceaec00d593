import { IdParams, PageQuery, pageOf } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { changeCustomer, createCustomer } from './commands.ts'
import { changeCompany, createCompany, getCompany, listCompanies } from './companies.ts'
import {
  ChangeCompany,
  ChangeCustomer,
  Company,
  CreateCompany,
  CreateCustomer,
  Customer,
  CustomerQuery,
} from './contract.ts'
import { getCustomer, listCustomers } from './queries.ts'

export const routes = [
  route.get(
    '/customers',
    { summary: 'Customers by name', may: 'customer.read', query: CustomerQuery, reply: pageOf(Customer) },
    (ctx, { query }) => listCustomers(ctx, query),
  ),
  route.post(
    '/customers',
    { summary: 'Add a customer', may: 'customer.change', body: CreateCustomer, reply: Customer, status: 201 },
    (ctx, { body }) => createCustomer(ctx, body),
  ),
  route.get(
    '/customers/:id',
    { summary: 'One customer', may: 'customer.read', params: IdParams, reply: Customer },
    (ctx, { params }) => getCustomer(ctx, params.id),
  ),
  route.patch(
    '/customers/:id',
    { summary: 'Change a customer', may: 'customer.change', params: IdParams, body: ChangeCustomer, reply: Customer },
    (ctx, { params, body }) => changeCustomer(ctx, params.id, body),
  ),
  route.get(
    '/companies',
    { summary: 'Companies by name', may: 'customer.read', query: PageQuery, reply: pageOf(Company) },
    (ctx, { query }) => listCompanies(ctx, query),
  ),
  route.post(
    '/companies',
    { summary: 'Add a company', may: 'customer.change', body: CreateCompany, reply: Company, status: 201 },
    (ctx, { body }) => createCompany(ctx, body),
  ),
  route.get(
    '/companies/:id',
    { summary: 'One company', may: 'customer.read', params: IdParams, reply: Company },
    (ctx, { params }) => getCompany(ctx, params.id),
  ),
  route.patch(
    '/companies/:id',
    { summary: 'Change a company', may: 'customer.change', params: IdParams, body: ChangeCompany, reply: Company },
    (ctx, { params, body }) => changeCompany(ctx, params.id, body),
  ),
]
